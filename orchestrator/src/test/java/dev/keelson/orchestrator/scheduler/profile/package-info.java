/** Tests of the configuration file. */
@NullMarked
package dev.keelson.orchestrator.scheduler.profile;

import org.jspecify.annotations.NullMarked;
