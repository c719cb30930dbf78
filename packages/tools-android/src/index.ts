export { androidPack } from './android-pack.ts';
export { androidTools, implementAndroidPack } from './android-tools.ts';
export type { AndroidToolOptions } from './android-tool.ts';
export type { Deed } from './deed.ts';
export { phoneFailure } from './phone-failure.ts';
export type { PhoneFailureCode, PhoneFailureOptions } from './phone-failure.ts';

export type { Phone, PhoneServices } from './phone-port.ts';
export type { PortOptions } from './port-options.ts';
export type { Alarm, AlarmSetting, AlarmsPort } from './alarms/alarms-port.ts';
export type { AudioPort, AudioStream, VolumeReading } from './audio/audio-port.ts';
export type { BluetoothDevice, BluetoothPort, ConnectBluetoothOptions } from './bluetooth/bluetooth-port.ts';
export type { CalendarPort, NewCalendarEvent, StoredCalendarEvent } from './calendar/calendar-port.ts';
export type { CameraPort, CameraSide, PhotoRequest, PhotoResolution, StoredPhoto } from './camera/camera-port.ts';
export type { ContactAddress, ContactNumber, ContactsPort } from './contacts/contacts-port.ts';
export type { DocumentsPort, PhoneDocument, PrintRequest } from './documents/documents-port.ts';
export type { DoorState, HomePlayback, HomePort, SmokeDetectorStatus } from './home/home-port.ts';
export type { MailDelivery, MailPort, NewMail } from './mail/mail-port.ts';
export type { MessageDelivery, MessagesPort, NewMessage } from './messages/messages-port.ts';
export type { NewsArticle, NewsPort, NewsRequest } from './news/news-port.ts';
export type { NotificationsPort, ZenMode } from './notifications/notifications-port.ts';
export type { RouteRequest, RoutesPort, TravelMode } from './routes/routes-port.ts';
export type { ScreenLight, ScreenPort } from './screen/screen-port.ts';
export type { PhoneCallStart, TelephonyPort } from './telephony/telephony-port.ts';
export type { FoundVideo, VideoOrder, VideoSearch, VideosPort } from './videos/videos-port.ts';
export type { DayForecast, WeatherPort } from './weather/weather-port.ts';

export { simulatedPhone } from './simulator/simulated-phone.ts';
export type { SimulatedPhone, SimulatedPhoneOptions } from './simulator/simulated-phone.ts';
export { simulatedServices } from './simulator/simulated-services.ts';
export type { SimulatedServices } from './simulator/simulated-services.ts';
export { initialPhoneState } from './simulator/initial-phone-state.ts';
export type { Collection, PhoneState, SimulatedBluetoothDevice, SimulatedCalendar, SimulationContext } from './simulator/phone-state.ts';
export { applyOperation } from './simulator/apply-operation.ts';
export type {
  OperationInput,
  OperationOutput,
  PhoneOperationCall,
  PhoneOperationName,
  PhoneOperations,
  PhoneStateStep,
} from './simulator/apply-operation.ts';
export { diffPhoneStates, hashPhoneState } from './simulator/compare-phone-states.ts';
export type { PhoneStateDifference } from './simulator/compare-phone-states.ts';
export { missedPhoneGoals, phoneIsUntouched, phoneItemIsAdded, phoneValueIs } from './simulator/phone-goal.ts';
export type { CollectionPath, PhoneGoal, PhoneRun } from './simulator/phone-goal.ts';

export { gdeltNews } from './news/gdelt-news.ts';
export { googleRoutes } from './routes/google-routes.ts';
export type { GoogleRoutesOptions } from './routes/google-routes.ts';
export { homeAssistantHome } from './home/home-assistant-home.ts';
export type { HomeAssistantEntities, HomeAssistantHomeOptions } from './home/home-assistant-home.ts';
export { openMeteoWeather } from './weather/open-meteo-weather.ts';
export type { Fetch, FetchRequest, FetchResponse } from './request-json.ts';
export { youtubeVideos } from './videos/youtube-videos.ts';
export type { YoutubeVideosOptions } from './videos/youtube-videos.ts';
