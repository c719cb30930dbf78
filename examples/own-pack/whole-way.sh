#!/bin/sh
# From the coffee pack to a model that serves it: the commands of docs/own-pack.md in a row. Run it from anywhere in a clone.
#   MINUTES=8 PROCESSES=2 WORK=/tmp/coffee examples/own-pack/whole-way.sh
set -eu
cd "$(dirname "$0")/../.."
minutes="${MINUTES:-8}"
processes="${PROCESSES:-2}"
work="${WORK:-$(mktemp -d)}"
base="${BASE:-packages/models/weights/octoweave-trio.gguf}"
pack=./examples/own-pack/coffee-pack.ts
phrasings=examples/own-pack/phrasings
packs=vehicle,android,macos,$pack

mkdir -p "$work"
base="$(cd "$(dirname "$base")" && pwd)/$(basename "$base")"
work="$(cd "$work" && pwd)"
npx octoweave data validate --pack "$packs" --phrasings "$phrasings"
npx octoweave data generate --pack "$packs" --phrasings "$phrasings" --start-from "$base" --examples 120000 --development 500 --copies 8 --out "$work/data"
(
  cd training
  python3 -m octoweave_training.train --data "$work/data" --out "$work/run" --start-from "$base" --minutes "$minutes" \
    --processes "$processes" --evaluations 2 --precision f32 --batch-tokens 6144 --matrix-rate 0.004 --other-rate 0.002
  python3 -m octoweave_training.export --run "$work/run" --out "$work/coffee.gguf"
)
npx octoweave eval examples/own-pack/blind.jsonl --pack "$pack" --model "$work/coffee.gguf" --misses
npx octoweave run --pack "$pack" --model "$work/coffee.gguf" --yes "two strong lattes, and keep them warm for half an hour"
echo "The model is $work/coffee.gguf"
