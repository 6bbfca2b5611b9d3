package org.anling.console.demo;

import org.anling.console.api.Demo;

/**
 * The demo's extras.
 *
 * @param info what the panes show and use
 * @param plug kills the server process at once; called a moment after the answer left
 */
public record DemoProfile(Demo.DemoInfo info, Runnable plug) {}
