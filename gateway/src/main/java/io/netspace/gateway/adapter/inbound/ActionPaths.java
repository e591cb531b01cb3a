package io.netspace.gateway.adapter.inbound;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;

/** Documents the actions on a study under their public paths, see {@link ActionRoutes}. */
public class ActionPaths implements OASFilter {
  @Override
  public void filterOpenAPI(OpenAPI document) {
    Paths paths = OASFactory.createPaths();
    for (Map.Entry<String, PathItem> path : document.getPaths().getPathItems().entrySet()) {
      paths.addPathItem(
          path.getKey().replaceFirst("/(pause|resume|cancel)$", ":$1"), path.getValue());
    }
    document.setPaths(paths);
  }
}
