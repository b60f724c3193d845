using System.Text.Json;

namespace Dotnetes.Benchmarks.Codecs.Plain;

// Plain classes as a user of System.Text.Json writes them, with just the members that the samples fill.

internal sealed class PlainObjectMeta
{
    public string? Name { get; set; }

    public string? GenerateName { get; set; }

    public string? Namespace { get; set; }

    public string? Uid { get; set; }

    public string? ResourceVersion { get; set; }

    public long? Generation { get; set; }

    public DateTime? CreationTimestamp { get; set; }

    public Dictionary<string, string>? Labels { get; set; }

    public Dictionary<string, string>? Annotations { get; set; }

    public List<PlainOwnerReference>? OwnerReferences { get; set; }

    public List<PlainManagedFieldsEntry>? ManagedFields { get; set; }
}

internal sealed class PlainOwnerReference
{
    public string? ApiVersion { get; set; }

    public string? Kind { get; set; }

    public string? Name { get; set; }

    public string? Uid { get; set; }

    public bool? Controller { get; set; }

    public bool? BlockOwnerDeletion { get; set; }
}

internal sealed class PlainManagedFieldsEntry
{
    public string? Manager { get; set; }

    public string? Operation { get; set; }

    public string? ApiVersion { get; set; }

    public DateTime? Time { get; set; }

    public string? FieldsType { get; set; }

    public JsonElement? FieldsV1 { get; set; }
}

internal sealed class PlainListMeta
{
    public string? ResourceVersion { get; set; }
}
