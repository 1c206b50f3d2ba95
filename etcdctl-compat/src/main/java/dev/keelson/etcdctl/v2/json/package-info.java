/**
 * The little JSON that etcd's v2 answers are made of. Enter at {@link dev.keelson.etcdctl.v2.json.JsonReader} and
 * {@link dev.keelson.etcdctl.v2.json.JsonWriter}.
 *
 * <p>A library would cost a start more time than everything else that a command does.
 */
@NullMarked
package dev.keelson.etcdctl.v2.json;

import org.jspecify.annotations.NullMarked;
