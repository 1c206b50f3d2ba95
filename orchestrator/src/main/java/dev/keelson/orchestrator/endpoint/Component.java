package dev.keelson.orchestrator.endpoint;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A part of the cluster that {@code kubectl get componentstatuses} tells about.
 *
 * @param complaint what is wrong with it now; empty while it is well
 */
public record Component(String name, Supplier<Optional<String>> complaint) {}
