package org.anling.console.web;

import java.time.Duration;
import org.anling.contract.id.CentreId;

/**
 * What the handlers must know of the place they serve.
 *
 * @param demo whether the demo profile is on
 * @param secure whether people reach it through TLS
 * @param sessionIdle how long a session lasts without an open page
 */
public record Site(CentreId centre, String centreName, boolean demo, boolean secure, Duration sessionIdle) {}
