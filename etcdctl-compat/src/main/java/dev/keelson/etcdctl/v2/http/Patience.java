package dev.keelson.etcdctl.v2.http;

import dev.keelson.etcdctl.time.Deadline;
import java.time.Duration;

/** How long to wait: for the head of one answer, and for the command as a whole. */
public record Patience(Duration head, Deadline whole) {}
