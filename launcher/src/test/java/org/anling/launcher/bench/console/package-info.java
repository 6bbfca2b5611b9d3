/** Tests of the benchmark of the operators' page: its page of explanations and its arithmetic. */
@org.jspecify.annotations.NullMarked
package org.anling.launcher.bench.console;
