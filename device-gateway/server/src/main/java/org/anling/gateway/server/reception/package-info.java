/**
 * What happens to a frame once its protocol has read it: noted as a sign of life, stored if it has alerts, answered when it may be.
 *
 * <p>For protocols that answer the sender of each frame in that frame's own words. A listener hands in what the codec read, together
 * with the {@link org.anling.gateway.server.reception.WayBack}; {@link org.anling.gateway.server.reception.Reception} sends at once what
 * promises nothing, and the acknowledgement only after the append. {@link org.anling.gateway.server.reception.Sessions} knows which
 * connection commands go to. Event loops call in, threads of the journal call back; nothing here blocks.
 */
@NullMarked
package org.anling.gateway.server.reception;

import org.jspecify.annotations.NullMarked;
