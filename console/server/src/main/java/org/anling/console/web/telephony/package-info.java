/**
 * Telephone calls over HTTP. Signed reports of the exchange come in and become inputs of the centre, each once and never lost for want of a name;
 * members of the staff answer, bind, return and dial. Numbers are looked up here, before the centre decides, and are never written to a log.
 * Everything runs on virtual threads and may wait.
 */
@NullMarked
package org.anling.console.web.telephony;

import org.jspecify.annotations.NullMarked;
