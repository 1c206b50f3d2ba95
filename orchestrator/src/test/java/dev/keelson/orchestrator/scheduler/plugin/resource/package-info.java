/** Tests of what fits, against tables. */
@NullMarked
package dev.keelson.orchestrator.scheduler.plugin.resource;

import org.jspecify.annotations.NullMarked;
