/**
 * The Maintenance service: Status, Alarm, Hash, HashKV, Defragment, MoveLeader. What is not built answers
 * UNIMPLEMENTED.
 *
 * <p>Enter at {@link dev.keelson.api.etcd.maintenance.MaintenanceService}. Nobody owns state here.
 *
 * <p>Must never know: RocksDB, Ratis, HTTP.
 */
@NullMarked
package dev.keelson.api.etcd.maintenance;

import org.jspecify.annotations.NullMarked;
