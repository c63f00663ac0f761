/**
 * Packages that move money, and calls of any library that do. Read in their own references: docs.stripe.com/api,
 * developer.paypal.com, developer.squareup.com, razorpay.com/docs, docs.adyen.com, docs.mollie.com, docs.ethers.org, web3js.org.
 */
export const paymentPackages: readonly string[] = ['stripe', '@paypal/paypal-server-sdk', '@paypal/checkout-server-sdk', 'paypal-rest-sdk', 'square', 'razorpay', '@adyen/api-library', 'braintree', '@mollie/api-client', 'coinbase-commerce-node', 'coinbase-api', 'checkout-sdk-node', 'gocardless-nodejs', 'chargebee', 'plaid', '@paddle/paddle-node-sdk', 'mercadopago', 'midtrans-client', 'xendit-node', 'paystack', 'flutterwave-node-v3', 'dwolla-v2', 'authorizenet', 'ethers', 'web3', 'viem', '@solana/web3.js', 'bitcoinjs-lib', 'binance', 'binance-api-node', 'bybit-api', 'node-kraken-api', 'ccxt'];

/** Names of calls that move money, whatever they belong to. */
export const paymentCalls: readonly string[] = ['sendTransaction', 'transfer', 'createTransfer', 'createPayout', 'createPayment', 'createCharge', 'createRefund', 'sendPayment', 'makePayment', 'processPayment', 'capturePayment', 'payout', 'withdraw', 'createWithdrawal', 'placeOrder', 'createPaymentIntent', 'chargeCard', 'createOrder'];

/** Fields that say how much goes to whom; the first group is money in the smallest unit for most APIs. */
export const amountFields: readonly string[] = ['amount', 'unit_amount', 'unitAmount', 'amount_cents', 'amountCents', 'amountInCents', 'amount_total', 'total_amount', 'totalAmount', 'application_fee_amount', 'transfer_amount', 'price', 'total', 'value', 'quantity', 'qty', 'cents', 'price_in_cents', 'priceInCents'];
export const payeeFields: readonly string[] = ['currency', 'recipient', 'recipientId', 'recipient_id', 'destination', 'beneficiary', 'payee', 'to', 'toAddress', 'to_address', 'address', 'account', 'accountNumber', 'account_number', 'iban', 'wallet', 'receiver', 'customer', 'source', 'payment_method', 'symbol'];
