package org.anling.launcher.wiring;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** The one registry of meters of a process, with those of the JVM in it. */
public final class Meters {
    private Meters() {}

    public static PrometheusMeterRegistry open(Closing closing) {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        closing.add("meters", meters::close);
        new JvmMemoryMetrics().bindTo(meters);
        closing.add("meters of the collector", bound(new JvmGcMetrics(), meters));
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        return meters;
    }

    private static JvmGcMetrics bound(JvmGcMetrics collector, PrometheusMeterRegistry meters) {
        collector.bindTo(meters);
        return collector;
    }
}
