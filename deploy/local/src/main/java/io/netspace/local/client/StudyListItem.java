package io.netspace.local.client;

/** One study in the gateway's list. */
public record StudyListItem(String id, String name, StudyView.State state) {}
