/**
 * What happens to a publish of MQTT, whether the device is connected to us or to a broker: read, stored, confirmed.
 *
 * <p>{@code mqtt} brings publishes of devices that connect by themselves, {@code broker} those that a broker passes on; each as a {@link
 * org.anling.gateway.server.publishing.PublishLine} with publishes. {@link org.anling.gateway.server.publishing.NativePublishes} reads
 * the native scheme, {@link org.anling.gateway.server.publishing.PublishingDevices} stores, remembers the debt of acknowledgement and
 * knows the way down to a device. A publish is confirmed, and {@code dn/ack} sent, only after the append. Any thread calls in; threads of
 * the journal call back; nothing here blocks.
 */
@NullMarked
package org.anling.gateway.server.publishing;

import org.jspecify.annotations.NullMarked;
