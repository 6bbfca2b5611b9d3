/**
 * The one table of everything that can be asked over HTTP, cut into one enum for each part of the console. An endpoint says method,
 * address, who may, and the records that go in and come out; handlers, guard, the OpenAPI document and the tests read it from here.
 * A POST or DELETE always needs the guard against forged requests. Values only, any thread.
 */
@NullMarked
package org.anling.console.api.endpoint;

import org.jspecify.annotations.NullMarked;
