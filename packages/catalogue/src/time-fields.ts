import type { TimestampUnit } from './profile.js';

/** Fields that hold a moment, by the call that they are handed to. */
export interface TimeFields {
  /** Who says so, for messages. */
  api: string;
  /** Start of the names of the calls, as `flow` resolves them. */
  calls: readonly string[];
  fields: readonly string[];
  unit: TimestampUnit;
  source: string;
}

export const timeFields: readonly TimeFields[] = [
  {
    api: 'JWT (RFC 7519)',
    calls: ['jsonwebtoken.sign', 'jose.SignJWT', 'jose.EncryptJWT', 'jose.UnsecuredJWT', 'jwt-simple.encode', '@nestjs/jwt.JwtService().sign', '@nestjs/jwt.JwtService().signAsync', 'hono/jwt.sign', '@tsndr/cloudflare-worker-jwt.sign', '@hapi/jwt.token.generate'],
    fields: ['exp', 'iat', 'nbf'],
    unit: 's',
    source: 'https://www.rfc-editor.org/rfc/rfc7519#section-2',
  },
  {
    api: 'Stripe',
    calls: ['stripe().', 'stripe.Stripe().'],
    fields: ['trial_end', 'billing_cycle_anchor', 'cancel_at', 'backdate_start_date', 'proration_date', 'due_date', 'expires_at', 'start_date', 'end_date', 'gt', 'gte', 'lt', 'lte'],
    unit: 's',
    source: 'npm:stripe@23.1.0:README.md',
  },
  {
    api: 'Slack',
    calls: ['@slack/web-api.WebClient().chat.scheduleMessage', '@slack/web-api.WebClient().reminders.add'],
    fields: ['post_at', 'time'],
    unit: 's',
    source: 'https://api.slack.com/methods/chat.scheduleMessage',
  },
];
