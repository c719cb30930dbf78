-- JXA knows no way to add guests. Arguments: place and name of the calendar, uid of the event, then the addresses.
on run argv
  set calendarPlace to (item 1 of argv) as integer
  set calendarName to item 2 of argv
  set eventUid to item 3 of argv
  tell application "Calendar"
    set targetCalendar to item calendarPlace of (get calendars)
    if name of targetCalendar is not calendarName then error "There is no such calendar." number -1728
    set targetEvent to first event of targetCalendar whose uid is eventUid
    repeat with guestIndex from 4 to (count of argv)
      make new attendee at end of attendees of targetEvent with properties {email:(item guestIndex of argv)}
    end repeat
  end tell
  return "{\"output\":null}"
end run
