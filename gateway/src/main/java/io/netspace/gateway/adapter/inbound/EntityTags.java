package io.netspace.gateway.adapter.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netspace.model.common.Derivation;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.EntityTag;

/** Entity tags: a hash of the view's JSON, so equal views have equal tags. */
@Singleton
public class EntityTags {
  private final ObjectMapper json;

  EntityTags(ObjectMapper json) {
    this.json = json;
  }

  EntityTag of(Object view) {
    try {
      return new EntityTag(Derivation.id("view", json.writeValueAsString(view)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(view.getClass().getSimpleName() + " is not JSON.", e);
    }
  }
}
