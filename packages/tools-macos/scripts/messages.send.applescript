-- JXA cannot reach the accounts of Messages. Arguments: the text, then the recipients.
on run argv
  set messageText to item 1 of argv
  tell application "Messages"
    set messageAccount to first account whose service type is iMessage
    repeat with recipientIndex from 2 to (count of argv)
      send messageText to participant (item recipientIndex of argv) of messageAccount
    end repeat
  end tell
  return "{\"output\":null}"
end run
