namespace Dotnetes.ApiServer.OpenApi;

/// <summary>The types of which one field tells which of the others is set, and the values that it takes for each, as upstream publishes them in <c>x-kubernetes-unions</c> (KEP-1027).</summary>
internal static class PublishedUnions
{
    private static readonly Dictionary<string, (string Discriminator, (string Field, string Value)[] Members)> s_unions = new(StringComparer.Ordinal)
    {
        ["io.k8s.api.core.v1.AppArmorProfile"] = ("type", [("localhostProfile", "LocalhostProfile")]),
        ["io.k8s.api.core.v1.PodSchedulingGroup"] = ("", [("podGroupName", "PodGroupName")]),
        ["io.k8s.api.core.v1.SeccompProfile"] = ("type", [("localhostProfile", "LocalhostProfile")]),
        ["io.k8s.api.flowcontrol.v1.LimitResponse"] = ("type", [("queuing", "Queuing")]),
        ["io.k8s.api.flowcontrol.v1.PriorityLevelConfigurationSpec"] = ("type", [("exempt", "Exempt"), ("limited", "Limited")]),
        ["io.k8s.api.flowcontrol.v1.Subject"] = ("kind", [("group", "Group"), ("serviceAccount", "ServiceAccount"), ("user", "User")]),
    };

    /// <summary>Writes the property of a type; nothing for a type that is no union.</summary>
    public static void Write(ref JsonWriter writer, string type)
    {
        if (!s_unions.TryGetValue(type, out var union))
        {
            return;
        }

        writer.Name("\"x-kubernetes-unions\":"u8);
        writer.BeginArray();
        writer.Element();
        writer.BeginObject();
        if (union.Discriminator.Length > 0)
        {
            SchemaWriter.Text(ref writer, "discriminator", union.Discriminator);
        }

        writer.Name("\"fields-to-discriminateBy\":"u8);
        writer.BeginObject();
        foreach (var (field, value) in union.Members)
        {
            SchemaWriter.Text(ref writer, field, value);
        }

        writer.EndObject();
        writer.EndObject();
        writer.EndArray();
    }
}
