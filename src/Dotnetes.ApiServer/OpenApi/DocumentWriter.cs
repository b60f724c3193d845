namespace Dotnetes.ApiServer.OpenApi;

/// <summary>Writes whole OpenAPI documents about resources.</summary>
internal sealed class DocumentWriter(OpenApiDialect dialect, string version)
{
    private readonly SchemaWriter _schemas = new(dialect);

    private bool IsV3 => dialect == OpenApiDialect.V3;

    /// <summary>The document as JSON.</summary>
    /// <param name="resources">The resources that it describes.</param>
    /// <param name="general">What it describes besides, as paths without the slashes around them.</param>
    public byte[] Write(IReadOnlyList<OpenApiResource> resources, IReadOnlyList<string> general)
    {
        var writer = new JsonWriter(256 * 1024);
        try
        {
            writer.BeginObject();
            SchemaWriter.Text(ref writer, IsV3 ? "openapi" : "swagger", IsV3 ? "3.0.0" : "2.0");
            writer.Name("info");
            writer.BeginObject();
            SchemaWriter.Text(ref writer, "title", "Kubernetes");
            SchemaWriter.Text(ref writer, "version", version);
            writer.EndObject();
            writer.Name("paths");
            WritePaths(ref writer, resources, general);
            WriteComponents(ref writer);
            writer.EndObject();
            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    private void WriteComponents(ref JsonWriter writer)
    {
        if (IsV3)
        {
            writer.Name("components");
            writer.BeginObject();
            writer.Name("schemas");
            _schemas.WriteTypes(ref writer);
            writer.Name("securitySchemes");
            writer.WriteRaw("{\"BearerToken\":{\"type\":\"apiKey\",\"description\":\"Bearer Token authentication\",\"name\":\"authorization\",\"in\":\"header\"}}"u8);
            writer.EndObject();
            return;
        }

        writer.Name("definitions");
        _schemas.WriteTypes(ref writer);
        writer.Name("securityDefinitions");
        writer.WriteRaw("{\"BearerToken\":{\"description\":\"Bearer Token authentication\",\"type\":\"apiKey\",\"name\":\"authorization\",\"in\":\"header\"}}"u8);
        writer.Name("security");
        writer.WriteRaw("[{\"BearerToken\":[]}]"u8);
    }

    private void WritePaths(ref JsonWriter writer, IReadOnlyList<OpenApiResource> resources, IReadOnlyList<string> general)
    {
        if (resources.Count > 0)
        {
            // The type of patch bodies has no fields of its own and no kind that refers to it.
            _schemas.Refer(Api.Meta.V1.Patch.Schema);
        }

        var paths = resources
            .SelectMany(r => new ResourceOperations(r, _schemas).Paths())
            .Concat(general.Select(g => new GeneralOperations(_schemas).Of(g)))
            .OrderBy(p => p.Path, StringComparer.Ordinal)
            .ToList();
        writer.BeginObject();
        foreach (var (path, operations) in paths)
        {
            writer.Name(path);
            writer.BeginObject();
            foreach (var operation in operations)
            {
                writer.Name(operation.Method);
                WriteOperation(ref writer, operation);
            }

            writer.Name("parameters");
            writer.BeginArray();
            if (path.Contains("{name}", StringComparison.Ordinal))
            {
                WriteParameter(ref writer, "path", "name", "string", "name of the object");
            }

            if (path.Contains("{namespace}", StringComparison.Ordinal))
            {
                WriteParameter(ref writer, "path", "namespace", "string", "namespace of the object");
            }

            if (path.EndsWith("/{path}", StringComparison.Ordinal))
            {
                WriteParameter(ref writer, "path", "path", "string", "path of what is behind the proxy");
            }

            writer.EndArray();
            writer.EndObject();
        }

        writer.EndObject();
    }

    private void WriteParameter(ref JsonWriter writer, string place, string name, string type, string description)
    {
        writer.Element();
        writer.BeginObject();
        SchemaWriter.Text(ref writer, "name", name);
        SchemaWriter.Text(ref writer, "in", place);
        if (description.Length > 0)
        {
            SchemaWriter.Text(ref writer, "description", description);
        }

        if (place == "path")
        {
            writer.Name("required");
            writer.WriteBool(true);
        }

        if (IsV3)
        {
            writer.Name("schema");
            writer.BeginObject();
        }

        SchemaWriter.Text(ref writer, "type", type);
        writer.Name("uniqueItems");
        writer.WriteBool(true);
        if (IsV3)
        {
            writer.EndObject();
        }

        writer.EndObject();
    }

    private void WriteOperation(ref JsonWriter writer, OpenApiOperation operation)
    {
        writer.BeginObject();
        writer.Name("tags");
        writer.WriteList([operation.Tag]);
        SchemaWriter.Text(ref writer, "description", operation.Kind is null ? "answers for the server as a whole" : $"{operation.Action} {operation.Kind.Kind}");
        SchemaWriter.Text(ref writer, "operationId", operation.Id);
        if (!IsV3)
        {
            writer.Name("consumes");
            writer.WriteList(operation.Consumes.ToValueList());
            writer.Name("produces");
            writer.WriteList(operation.Produces.ToValueList());
            writer.Name("schemes");
            writer.WriteList(["https"]);
        }

        writer.Name("parameters");
        writer.BeginArray();
        foreach (var (name, type) in operation.Query)
        {
            WriteParameter(ref writer, "query", name, type, "");
        }

        if (!IsV3 && operation.Body.Length > 0)
        {
            writer.Element();
            writer.BeginObject();
            SchemaWriter.Text(ref writer, "name", "body");
            SchemaWriter.Text(ref writer, "in", "body");
            if (operation.Method != "delete")
            {
                writer.Name("required");
                writer.WriteBool(true);
            }

            writer.Name("schema");
            _schemas.WriteReference(ref writer, operation.Body);
            writer.EndObject();
        }

        writer.EndArray();
        if (IsV3 && operation.Body.Length > 0)
        {
            writer.Name("requestBody");
            writer.BeginObject();
            WriteContent(ref writer, operation.Consumes, operation.Body);
            writer.Name("required");
            writer.WriteBool(operation.Method != "delete");
            writer.EndObject();
        }

        WriteResponses(ref writer, operation);
        if (operation.Kind is not null)
        {
            SchemaWriter.Text(ref writer, "x-kubernetes-action", operation.Action);
            writer.Name("x-kubernetes-group-version-kind");
            SchemaWriter.WriteKind(ref writer, operation.Kind);
        }

        writer.EndObject();
    }

    private void WriteContent(ref JsonWriter writer, IReadOnlyList<string> mediaTypes, string schema)
    {
        writer.Name("content");
        writer.BeginObject();
        foreach (var mediaType in mediaTypes)
        {
            writer.Name(mediaType);
            writer.BeginObject();
            writer.Name("schema");
            WriteAnswer(ref writer, schema);
            writer.EndObject();
        }

        writer.EndObject();
    }

    private void WriteAnswer(ref JsonWriter writer, string schema)
    {
        if (schema.Length > 0)
        {
            _schemas.WriteReference(ref writer, schema);
        }
        else
        {
            writer.WriteRaw("{\"type\":\"string\"}"u8);
        }
    }

    private void WriteResponses(ref JsonWriter writer, OpenApiOperation operation)
    {
        writer.Name("responses");
        writer.BeginObject();
        foreach (var (code, schema) in operation.Responses)
        {
            writer.Name(code.ToString(System.Globalization.CultureInfo.InvariantCulture));
            writer.BeginObject();
            SchemaWriter.Text(ref writer, "description", code switch { 201 => "Created", 202 => "Accepted", _ => "OK" });
            if (IsV3)
            {
                WriteContent(ref writer, operation.Produces, schema);
            }
            else
            {
                writer.Name("schema");
                WriteAnswer(ref writer, schema);
            }

            writer.EndObject();
        }

        writer.Name("401");
        writer.WriteRaw("{\"description\":\"Unauthorized\"}"u8);
        writer.EndObject();
    }
}
