package dev.keelson.api.etcd.call;

import dev.keelson.api.etcd.answer.Headers;
import dev.keelson.api.metrics.WorkMetrics;
import dev.keelson.raft.Replica;
import dev.keelson.store.Store;

/** What the services of one member stand on. */
public record Backend(
    Store store, Replica replica, Reads reads, Chores chores, Proposals proposals, Headers headers,
    WorkMetrics work) {}
