
namespace Dotnetes.ApiServer.OpenApi;

/// <summary>Writes whole OpenAPI documents about resources.</summary>
internal sealed class DocumentWriter(OpenApiDialect dialect, string version)
{
    private readonly SchemaWriter _schemas = new(dialect);

    private bool IsV3 => dialect == OpenApiDialect.V3;

    /// <summary>The document as JSON.</summary>
    /// <param name="parts">What it is about.</param>
    public byte[] Write(DocumentParts parts)
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
            WritePaths(ref writer, parts);
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

    private void WritePaths(ref JsonWriter writer, DocumentParts parts)
    {
        var paths = parts.Paths(_schemas).OrderBy(p => p.Path, StringComparer.Ordinal).ToList();
        if (paths.Any(static p => p.Operations.Any(static o => o.Method == "patch")))
        {
            // The type of patch bodies has no fields of its own and no kind that refers to it.
            _schemas.Refer(Api.Meta.V1.Patch.Schema);
        }

        writer.BeginObject();
        foreach (var path in paths)
        {
            // What all operations of a path take stands there once.
            var common = path.Operations.Select(static o => o.Query.AsEnumerable()).Aggregate(static (a, b) => a.Intersect(b)).ToList();
            writer.Name(path.Path);
            writer.BeginObject();
            foreach (var operation in path.Operations)
            {
                writer.Name(operation.Method);
                WriteOperation(ref writer, path.Tag, operation, common);
            }

            WriteCommon(ref writer, path, common);
            writer.EndObject();
        }

        writer.EndObject();
    }

    private void WriteCommon(ref JsonWriter writer, OpenApiPath path, List<(string Name, string Type)> common)
    {
        var places = new List<(string Place, string Name, string Type, string Description)>();
        if (path.Path.Contains("{name}", StringComparison.Ordinal))
        {
            places.Add(("path", "name", "string", $"name of the {path.Operations[0].Kind?.Kind}"));
        }

        if (path.Path.Contains("{namespace}", StringComparison.Ordinal))
        {
            places.Add(("path", "namespace", "string", "namespace of the object"));
        }

        if (path.Path.Contains("{path}", StringComparison.Ordinal))
        {
            places.Add(("path", "path", "string", "path to the resource"));
        }

        places.AddRange(common.Select(static c => ("query", c.Name, c.Type, "")));
        if (places.Count == 0)
        {
            return;
        }

        writer.Name("parameters");
        writer.BeginArray();
        foreach (var (place, name, type, description) in places.OrderBy(static p => p.Name, StringComparer.Ordinal))
        {
            WriteParameter(ref writer, place, name, type, description);
        }

        writer.EndArray();
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

    private void WriteOperation(ref JsonWriter writer, string tag, OpenApiOperation operation, List<(string Name, string Type)> common)
    {
        writer.BeginObject();
        writer.Name("tags");
        writer.WriteList([tag]);
        SchemaWriter.Text(ref writer, "description", operation.Description.Length > 0 ? operation.Description : $"{operation.Action} {operation.Kind?.Kind}");
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

        WriteInput(ref writer, operation, common);
        WriteResponses(ref writer, operation);
        if (operation.Kind is { } kind)
        {
            SchemaWriter.Text(ref writer, "x-kubernetes-action", operation.Action);
            writer.Name("x-kubernetes-group-version-kind");
            SchemaWriter.WriteKind(ref writer, kind);
        }

        writer.EndObject();
    }

    private void WriteInput(ref JsonWriter writer, OpenApiOperation operation, List<(string Name, string Type)> common)
    {
        var hasBody = operation.Body.Length > 0;
        var query = operation.Query.Except(common).ToList();
        if (query.Count > 0 || (!IsV3 && hasBody))
        {
            writer.Name("parameters");
            writer.BeginArray();
            foreach (var (name, type) in query)
            {
                WriteParameter(ref writer, "query", name, type, "");
            }

            if (!IsV3 && hasBody)
            {
                WriteBodyParameter(ref writer, operation);
            }

            writer.EndArray();
        }

        if (IsV3 && hasBody)
        {
            writer.Name("requestBody");
            writer.BeginObject();
            WriteContent(ref writer, operation.Consumes, operation.Body);
            if (operation.Method != "delete")
            {
                writer.Name("required");
                writer.WriteBool(true);
            }

            writer.EndObject();
        }
    }

    private void WriteBodyParameter(ref JsonWriter writer, OpenApiOperation operation)
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

    private void WriteContent(ref JsonWriter writer, IReadOnlyList<string> mediaTypes, string schema)
    {
        writer.Name("content");
        writer.BeginObject();
        foreach (var mediaType in mediaTypes)
        {
            writer.Name(mediaType);
            writer.BeginObject();
            writer.Name("schema");
            _schemas.WriteReference(ref writer, schema);
            writer.EndObject();
        }

        writer.EndObject();
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
                _schemas.WriteReference(ref writer, schema);
            }

            writer.EndObject();
        }

        writer.Name("401");
        writer.WriteRaw("{\"description\":\"Unauthorized\"}"u8);
        writer.EndObject();
    }
}
