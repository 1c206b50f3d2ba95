/** Tests of what nodes are. */
@NullMarked
package dev.keelson.orchestrator.scheduler.plugin.node;

import org.jspecify.annotations.NullMarked;
