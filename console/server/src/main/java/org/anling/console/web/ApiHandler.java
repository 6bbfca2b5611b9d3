package org.anling.console.web;

/** Answers one endpoint on a virtual thread; may wait. */
@FunctionalInterface
public interface ApiHandler {

    /** @throws Refusal to answer with a problem */
    Reply handle(Call call) throws InterruptedException;
}
