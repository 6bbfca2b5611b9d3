/**
 * The ways out of the house: voice call and text message through a provider, mail, webhook, message broker.
 *
 * <p>A message with its text flows in, an accepted hand-over or a reason flows out; nothing here knows what a notice is about. Each
 * channel is one small class behind {@link org.anling.dispatcher.server.notice.channel.NoticeChannel}. Everything over HTTP is signed
 * as {@code docs/provider-contract.md} says, by {@link org.anling.contract.sign.Signature}. All calls block with a
 * limit and are made on virtual threads.
 */
@NullMarked
package org.anling.dispatcher.server.notice.channel;

import org.jspecify.annotations.NullMarked;
