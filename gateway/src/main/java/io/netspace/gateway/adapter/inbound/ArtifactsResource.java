package io.netspace.gateway.adapter.inbound;

import io.netspace.gateway.adapter.inbound.access.Roles;
import io.netspace.gateway.application.ArtifactStore;
import io.netspace.gateway.application.view.ArtifactsView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Totals of the networks and checkpoints that trainers store. */
@Path(Api.ROOT + "/artifacts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "evidence")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.APPROVER})
public class ArtifactsResource {
  private final ArtifactStore artifacts;

  ArtifactsResource(ArtifactStore artifacts) {
    this.artifacts = artifacts;
  }

  @GET
  @Operation(summary = "How many trained networks and checkpoints are kept, and how large they are")
  public ArtifactsView get() {
    return artifacts.view();
  }
}
