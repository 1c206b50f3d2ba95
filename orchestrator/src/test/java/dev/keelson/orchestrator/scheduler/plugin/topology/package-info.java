/** Tests of where pods stand towards each other. */
@NullMarked
package dev.keelson.orchestrator.scheduler.plugin.topology;

import org.jspecify.annotations.NullMarked;
