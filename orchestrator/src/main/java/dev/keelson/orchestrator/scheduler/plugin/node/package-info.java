/**
 * What a node is: its name, labels, taints, whether it takes pods at all, its ports.
 *
 * <p>Enter at the plugin that you need. Nothing here has state.
 *
 * <p>Must never know: other nodes than the one that is looked at.
 */
@NullMarked
package dev.keelson.orchestrator.scheduler.plugin.node;

import org.jspecify.annotations.NullMarked;
