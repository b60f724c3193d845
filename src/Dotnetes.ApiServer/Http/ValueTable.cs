using Dotnetes.Api.Autoscaling.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.Client;

namespace Dotnetes.ApiServer.Http;

/// <summary>Tables of what is answered without being a stored resource: the scale of a workload, and the health of components.</summary>
internal static class ValueTable
{
    private const string NameOf = "Name of the object, unique among objects of its kind and namespace; fixed at creation.";

    private static readonly (string Name, string Type, string Format, string Description)[] s_scale =
    [
        ("Name", "string", "", NameOf),
        ("Desired", "integer", "", "How many instances are wanted."),
        ("Available", "integer", "", "How many instances were seen."),
        ("Age", "string", "", "Moment at which the server stored the object; filled in by the server."),
    ];

    private static readonly (string Name, string Type, string Format, string Description)[] s_components =
    [
        ("Name", "string", "name", NameOf),
        ("Status", "string", "", "Whether the component is well."),
        ("Message", "string", "", "What the component says."),
        ("Error", "string", "", "What went wrong when it was asked."),
    ];

    /// <summary>Whether there is a table for a value.</summary>
    public static bool Has(IKubeKind value) => value is Scale || ItemsOf(value).All(static i => i is ComponentStatus);

    /// <summary>Writes a value as a table.</summary>
    /// <param name="value">The value.</param>
    /// <param name="version">The version of meta.k8s.io.</param>
    /// <param name="includeObject">What rows are to hold of their objects.</param>
    /// <param name="now">The time from which ages are counted.</param>
    public static byte[] Encode(IKubeKind value, string version, string includeObject, DateTimeOffset now)
    {
        var columns = value is Scale ? s_scale : s_components;
        var metadata = value is IKubeObject { Metadata.ResourceVersion: var revision } ? new ListMeta { ResourceVersion = revision } : new ListMeta();
        var writer = new JsonWriter(1024);
        try
        {
            writer.BeginObject();
            Text(ref writer, "kind", "Table");
            Text(ref writer, "apiVersion", "meta.k8s.io/" + version);
            writer.Name("metadata");
            metadata.WriteJson(ref writer);
            writer.Name("columnDefinitions");
            writer.BeginArray();
            foreach (var (name, type, format, description) in columns)
            {
                writer.Element();
                new TableColumnDefinition { Name = name, Type = type, Format = format, Description = description }.WriteJson(ref writer);
            }

            writer.EndArray();
            writer.Name("rows");
            writer.BeginArray();
            foreach (var item in ItemsOf(value))
            {
                writer.Element();
                WriteRow(ref writer, item, version, includeObject, now);
            }

            writer.EndArray();
            writer.EndObject();
            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static IReadOnlyList<IKubeObject> ItemsOf(IKubeKind value) => value switch
    {
        KubeObjectList list => list.Items,
        IKubeObject item => [item],
        _ => [],
    };

    private static void WriteRow(ref JsonWriter writer, IKubeObject item, string version, string includeObject, DateTimeOffset now)
    {
        writer.BeginObject();
        writer.Name("cells");
        writer.BeginArray();
        writer.Element();
        writer.WriteString(item.Metadata.Name);
        if (item is Scale scale)
        {
            writer.Element();
            writer.WriteInt64(scale.Spec.Replicas);
            writer.Element();
            writer.WriteInt64(scale.Status.Replicas);
            writer.Element();
            writer.WriteString(HumanDuration.Since(item.Metadata.CreationTimestamp, now));
        }
        else if (item is ComponentStatus { Conditions: var conditions })
        {
            var health = conditions.FirstOrDefault(static c => c.Type == "Healthy");
            foreach (var cell in (ReadOnlySpan<string>)[health?.Status switch { "True" => "Healthy", "False" => "Unhealthy", _ => "Unknown" }, health?.Message ?? "", health?.Error ?? ""])
            {
                writer.Element();
                writer.WriteString(cell);
            }
        }

        writer.EndArray();
        writer.Name("object");
        switch (includeObject)
        {
            case IncludeObjectPolicy.None:
                writer.WriteNull();
                break;
            case IncludeObjectPolicy.Object:
                item.WriteJson(ref writer);
                break;
            default:
                writer.BeginObject();
                Text(ref writer, "kind", "PartialObjectMetadata");
                Text(ref writer, "apiVersion", "meta.k8s.io/" + version);
                writer.Name("metadata");
                item.Metadata.WriteJson(ref writer);
                writer.EndObject();
                break;
        }

        writer.EndObject();
    }

    private static void Text(ref JsonWriter writer, string name, string value)
    {
        writer.Name(name);
        writer.WriteString(value);
    }
}
