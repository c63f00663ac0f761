/** What a handler of webhooks has in it, beside a word for them: some way to read what was sent. */
export const bodyTriggers: readonly string[] = ['body', 'json(', 'payload', 'formdata', 'text(', "on('data", 'on("data', 'event.data'];
