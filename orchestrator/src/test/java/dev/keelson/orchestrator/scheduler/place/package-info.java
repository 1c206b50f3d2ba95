/** Tests of the decision as a whole. */
@NullMarked
package dev.keelson.orchestrator.scheduler.place;

import org.jspecify.annotations.NullMarked;
