/** Letters about new ideas: asked for, changed and stopped. Words and shapes: `inside/subscribe/subscription.ts`. */
export { changeSubscription, confirmSubscription, eraseSubscriberAgain, findOwnSubscription, stopSubscription, subscribe } from './inside/subscribe/subscribing.server.ts';
