/**
 * What a scheduler's decision is made of: filters, which object to nodes, and scores, which weigh those that are left.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.scheduler.plugin.Filter} and
 * {@link dev.keelson.orchestrator.scheduler.plugin.Score}; the rooms below hold them by what they look at. To add one:
 * its class there, and its name in {@code profile.Plugins}. Nothing here has state.
 *
 * <p>Must never know: queues, clients, the clock, chance.
 */
@NullMarked
package dev.keelson.orchestrator.scheduler.plugin;

import org.jspecify.annotations.NullMarked;
