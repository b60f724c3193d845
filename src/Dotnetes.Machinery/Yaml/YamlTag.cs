namespace Dotnetes.Machinery.Yaml;

/// <summary>The tags of YAML 1.1 that have a meaning here.</summary>
internal static class YamlTag
{
    public const string Prefix = "tag:yaml.org,2002:";
    public const string String = Prefix + "str";
    public const string Boolean = Prefix + "bool";
    public const string Integer = Prefix + "int";
    public const string Float = Prefix + "float";
    public const string Null = Prefix + "null";
    public const string Timestamp = Prefix + "timestamp";
    public const string Binary = Prefix + "binary";
    public const string Merge = Prefix + "merge";

    /// <summary>The tag as people write it.</summary>
    public static string Short(string tag) => tag.StartsWith(Prefix, StringComparison.Ordinal) ? "!!" + tag[Prefix.Length..] : tag;
}
