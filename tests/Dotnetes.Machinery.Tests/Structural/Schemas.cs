using Dotnetes.Api.ApiExtensions.V1;
using Dotnetes.Machinery.Structural;
using Dotnetes.Machinery.Yaml;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Tests.Structural;

/// <summary>Schemas written as YAML.</summary>
internal static class Schemas
{
    public static JsonSchemaProps Props(string yaml) => JsonText.Decode<JsonSchemaProps>(YamlToJson.Convert(System.Text.Encoding.UTF8.GetBytes(yaml)));

    public static StructuralSchema Compile(string yaml) => StructuralSchema.Compile(Props(yaml));
}
