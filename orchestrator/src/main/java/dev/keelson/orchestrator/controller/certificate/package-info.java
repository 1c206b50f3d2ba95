/**
 * Requests for certificates: approves those of nodes, signs what was approved, and throws away what is over.
 *
 * <p>Enter at the controllers. The signing one holds the authority's key.
 *
 * <p>Must never know: X.509; {@code pki} does.
 */
@NullMarked
package dev.keelson.orchestrator.controller.certificate;

import org.jspecify.annotations.NullMarked;
