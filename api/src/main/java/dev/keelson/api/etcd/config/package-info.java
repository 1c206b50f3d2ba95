/**
 * Configuration: etcd's flags, environment variables and configuration file, read once at the start.
 *
 * <p>Enter at {@link dev.keelson.api.etcd.config.Settings#read}; the table of all flags is {@link
 * dev.keelson.api.etcd.config.Flags}. Everything here is immutable; nobody owns state.
 *
 * <p>Must never know: what the values are used for. No other room sees flags by name.
 */
@NullMarked
package dev.keelson.api.etcd.config;

import org.jspecify.annotations.NullMarked;
