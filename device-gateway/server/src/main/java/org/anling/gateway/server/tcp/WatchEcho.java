package org.anling.gateway.server.tcp;

import org.anling.gateway.codec.Reply;

/** What the answer to a watch's frame gives back: the whole reply, already in the frame's own maker, id and index. */
record WatchEcho(Reply reply) {}
