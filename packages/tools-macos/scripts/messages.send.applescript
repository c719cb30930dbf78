-- JXA cannot reach the accounts of Messages. Arguments, each after a line feed: the text, then the recipients.
on run argv
  set messageText to unmark(item 1 of argv)
  tell application "Messages"
    set messageAccount to first account whose service type is iMessage
    repeat with recipientIndex from 2 to (count of argv)
      set recipientNumber to my unmark(item recipientIndex of argv)
      send messageText to participant recipientNumber of messageAccount
    end repeat
  end tell
  return "{\"output\":null}"
end run

-- The line feed keeps an argument from looking like an option; nothing joins with it into one character.
on unmark(marked)
  if (count of marked) is 1 then return ""
  return text 2 thru -1 of marked
end unmark
