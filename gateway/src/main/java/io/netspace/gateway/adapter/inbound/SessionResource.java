package io.netspace.gateway.adapter.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.gateway.adapter.inbound.access.PageCookie;
import io.netspace.gateway.adapter.inbound.access.Requesters;
import io.netspace.gateway.adapter.inbound.access.Roles;
import io.netspace.gateway.application.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The login of the page, in a cookie, since its stream of events sends no other header. */
@Path(Api.ROOT + "/session")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class SessionResource {
  private final PageCookie cookie;
  private final Requesters requesters;
  private final RequestBodies bodies;
  private final SecurityIdentity identity;

  SessionResource(
      PageCookie cookie, Requesters requesters, RequestBodies bodies, SecurityIdentity identity) {
    this.cookie = cookie;
    this.requesters = requesters;
    this.bodies = bodies;
    this.identity = identity;
  }

  /**
   * Who is logged in.
   *
   * @param login null without a login, where none is needed
   */
  public record SessionView(@Nullable String login, List<String> roles) {}

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.APPROVER})
  @Operation(summary = "Who is logged in, with which roles")
  public SessionView get() {
    return new SessionView(requesters.login(), identity.getRoles().stream().sorted().toList());
  }

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Log in with an API key, which is kept in a cookie")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema =
                  @Schema(
                      type = SchemaType.OBJECT,
                      requiredProperties = {"key"},
                      properties = @SchemaProperty(name = "key", type = SchemaType.STRING))))
  @APIResponse(responseCode = "204", description = "Logged in; see Set-Cookie")
  @APIResponse(responseCode = "400", description = "Not a valid key")
  public Response logIn(byte[] body) {
    JsonNode session = bodies.object(body, "key");
    String key = RequestBodies.text(session, "key", null);
    if (!cookie.isValid(key)) {
      throw Problem.invalid("key", "key is not valid; ask for one made by ./netspace keys add.");
    }
    return Response.noContent().cookie(cookie.of(key)).build();
  }

  @DELETE
  @PermitAll
  @Operation(summary = "Log out")
  @APIResponse(responseCode = "204", description = "Logged out")
  public Response logOut() {
    return Response.noContent().cookie(cookie.expired()).build();
  }
}
