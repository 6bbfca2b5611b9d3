package org.anling.simulation.fleet.person;

import java.util.Map;

/** A command of the operator: the last part of its path, and its body. */
public record OperatorAction(String incident, String command, Map<String, String> body) {}
