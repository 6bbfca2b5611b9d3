package org.anling.registry.report;

/** Whose promise applies: the priority of an incident, or a service order. */
public enum ServiceClass {
    P1,
    P2,
    P3,
    /** A service order 服务工单. */
    ORDER
}
