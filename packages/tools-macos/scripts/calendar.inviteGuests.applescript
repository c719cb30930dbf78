-- JXA knows no way to add guests. Arguments, each after a line feed: place and name of the calendar, uid of the event, the addresses.
on run argv
  set calendarPlace to unmark(item 1 of argv) as integer
  set calendarName to unmark(item 2 of argv)
  set eventUid to unmark(item 3 of argv)
  tell application "Calendar"
    set targetCalendar to item calendarPlace of (get calendars)
    if name of targetCalendar is not calendarName then error "There is no such calendar." number -1728
    set targetEvent to first event of targetCalendar whose uid is eventUid
    repeat with guestIndex from 4 to (count of argv)
      set guestAddress to my unmark(item guestIndex of argv)
      make new attendee at end of attendees of targetEvent with properties {email:guestAddress}
    end repeat
  end tell
  return "{\"output\":null}"
end run

-- The line feed keeps an argument from looking like an option; nothing joins with it into one character.
on unmark(marked)
  if (count of marked) is 1 then return ""
  return text 2 thru -1 of marked
end unmark
