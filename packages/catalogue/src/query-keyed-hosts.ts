/** APIs that are asked with the key in the query, mostly or always; the start of a host where it has many. */
export const queryKeyedHosts: readonly string[] = [
  'maps.googleapis.com',
  'maps.google.com',
  'api.openweathermap.org',
  'www.alphavantage.co',
  'api.etherscan.io',
  'api.giphy.com',
  'www.omdbapi.com',
  'api.mapbox.com',
  'api.weatherapi.com',
  'api.nasa.gov',
  'data.fixer.io',
  'api.timezonedb.com',
  'finnhub.io',
  'api.exchangerate',
];
