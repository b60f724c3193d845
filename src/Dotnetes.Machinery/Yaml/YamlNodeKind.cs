namespace Dotnetes.Machinery.Yaml;

/// <summary>The kinds of nodes in a YAML document.</summary>
internal enum YamlNodeKind
{
    Scalar,
    Sequence,
    Mapping,
    Alias,
}
