using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Caching;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Client;
using Dotnetes.Serialization.Protobuf;

namespace Dotnetes.ApiServer.Http;

/// <summary>Encodes answers in the form that was negotiated.</summary>
internal sealed class ResponseEncoder(ResponseFormat format, string includeObject, TimeProvider time)
{
    /// <summary>The media type.</summary>
    public string ContentType => format.Encoding switch
    {
        ResponseEncoding.Protobuf => MediaTypes.Protobuf,
        ResponseEncoding.Yaml => MediaTypes.Yaml,
        _ => MediaTypes.Json,
    };

    /// <summary>Encodes an answer that is no watch.</summary>
    public ByteBuffer Encode(ApiResponse response)
    {
        var output = new ByteBuffer();
        switch (response)
        {
            case ApiResponse.Object item:
                Encode(output, item.Definition, item.Item);
                break;
            case ApiResponse.List list:
                Encode(output, list);
                break;
            case ApiResponse.Value value:
                Encode(output, value);
                break;
            default:
                throw new InvalidOperationException("an unknown kind of response");
        }

        return Finish(output);
    }

    /// <summary>Encodes any value with a kind.</summary>
    public ByteBuffer Encode(IKubeKind value)
    {
        var output = new ByteBuffer();
        Encode(output, value);
        return Finish(output);
    }

    /// <summary>Encodes a value without the version of its kind, as the documents about the core group are.</summary>
    public ByteBuffer EncodeUnversioned(IKubeKind value)
    {
        if (format.Encoding == ResponseEncoding.Protobuf)
        {
            return Encode(value);
        }

        var writer = new JsonWriter(1024) { OmitRootTypeMeta = true };
        try
        {
            value.WriteJson(ref writer);
            var output = new ByteBuffer();
            output.Add(System.Text.Encoding.UTF8.GetBytes($"{{\"kind\":\"{value.KindInfo.Kind}\","));
            output.Add(writer.Written[1..].ToArray());
            return Finish(output);
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>Encodes any value with a kind into a watch event.</summary>
    public void EncodeWhole(ByteBuffer output, IKubeKind value) => Encode(output, value);

    /// <summary>Encodes an object of a resource, in the negotiated shape.</summary>
    public void Encode(ByteBuffer output, ResourceDefinition definition, CachedObject item)
    {
        switch (format.Shape)
        {
            case ResponseShape.Table:
                var meta = new ListMeta { ResourceVersion = item.Value.Metadata.ResourceVersion };
                new TableWriter(definition, format.TableVersion, includeObject, time.GetUtcNow()).Write(output, meta, [item], withColumns: true);
                break;
            case ResponseShape.Metadata:
            case ResponseShape.MetadataList:
                Encode(output, MetadataOf(item), format.TableVersion);
                break;
            default:
                if (format.Encoding == ResponseEncoding.Protobuf)
                {
                    ObjectFraming.ProtoObject(output, definition.Info, item);
                }
                else
                {
                    ObjectFraming.JsonObject(output, definition.Info, item);
                }

                break;
        }
    }

    private static PartialObjectMetadata MetadataOf(CachedObject item) => new() { Metadata = item.Value.Metadata };

    private void Encode(ByteBuffer output, ApiResponse.List list)
    {
        switch (format.Shape)
        {
            case ResponseShape.Table:
                new TableWriter(list.Definition, format.TableVersion, includeObject, time.GetUtcNow()).Write(output, list.Metadata, list.Items, withColumns: true);
                break;
            case ResponseShape.Metadata:
            case ResponseShape.MetadataList:
                EncodeMetadata(output, list);
                break;
            default:
                if (format.Encoding == ResponseEncoding.Protobuf)
                {
                    ObjectFraming.ProtoList(output, list.Definition.Info, list.Metadata, list.Items);
                }
                else
                {
                    ObjectFraming.JsonList(output, list.Definition.Info, list.Metadata, list.Items);
                }

                break;
        }
    }

    private void Encode(ByteBuffer output, ApiResponse.Value value)
    {
        switch (format.Shape, value.Content)
        {
            case (_, Status):
                Encode(output, value.Content);
                break;
            case (ResponseShape.Table, var content) when ValueTable.Has(content):
                output.Add(ValueTable.Encode(content, format.TableVersion, includeObject, time.GetUtcNow()));
                break;
            case (ResponseShape.MetadataList, KubeObjectList list):
                EncodeMetadata(output, list.Metadata, [.. list.Items.Select(static i => i.Metadata)]);
                break;
            case (ResponseShape.Metadata, IKubeObject item):
                Encode(output, new PartialObjectMetadata { Metadata = item.Metadata }, format.TableVersion);
                break;
            default:
                Encode(output, value.Content);
                break;
        }
    }

    private void EncodeMetadata(ByteBuffer output, ApiResponse.List list)
    {
        if (format.Encoding == ResponseEncoding.Protobuf)
        {
            EncodeMetadata(output, list.Metadata, [.. list.Items.Select(static i => i.Value.Metadata)]);
            return;
        }

        ObjectFraming.JsonMetadataList(output, format.TableVersion, list.Metadata, list.Items);
    }

    private void EncodeMetadata(ByteBuffer output, ListMeta metadata, IReadOnlyList<ObjectMeta> items)
    {
        if (format.Encoding == ResponseEncoding.Protobuf)
        {
            Encode(output, new PartialObjectMetadataList { Metadata = metadata, Items = items.Select(static m => new PartialObjectMetadata { Metadata = m }).ToValueList() }, format.TableVersion);
            return;
        }

        // Unlike items of other lists, these tell their kind.
        var version = $"\"apiVersion\":\"meta.k8s.io/{format.TableVersion}\",\"metadata\":";
        output.Add(System.Text.Encoding.ASCII.GetBytes("{\"kind\":\"PartialObjectMetadataList\"," + version));
        var writer = new JsonWriter(1024 + (items.Count * 512));
        try
        {
            var head = System.Text.Encoding.ASCII.GetBytes("{\"kind\":\"PartialObjectMetadata\"," + version);
            metadata.WriteJson(ref writer);
            writer.WriteRaw(",\"items\":["u8);
            for (var i = 0; i < items.Count; i++)
            {
                writer.WriteRaw(i == 0 ? ""u8 : ","u8);
                writer.WriteRaw(head);
                items[i].WriteJson(ref writer);
                writer.WriteRaw("}"u8);
            }

            writer.WriteRaw("]}"u8);
            output.Add(writer.ToArray());
        }
        finally
        {
            writer.Dispose();
        }
    }

    private void Encode(ByteBuffer output, IKubeKind value, string version = "")
    {
        var info = value.KindInfo;
        var apiVersion = version.Length == 0 ? info.ApiVersion : $"{info.Group}/{version}";
        if (format.Encoding == ResponseEncoding.Protobuf && value is IProtoMessage message)
        {
            output.Add(ProtobufEnvelope.Wrap(apiVersion, info.Kind, ProtoCodec.Encode(message)));
            return;
        }

        if (apiVersion == info.ApiVersion)
        {
            output.Add(JsonText.Encode(value));
            return;
        }

        var writer = new JsonWriter(1024) { OmitRootTypeMeta = true };
        try
        {
            value.WriteJson(ref writer);
            output.Add(System.Text.Encoding.UTF8.GetBytes($"{{\"kind\":\"{info.Kind}\",\"apiVersion\":\"{apiVersion}\","));
            output.Add(writer.Written[1..].ToArray());
        }
        finally
        {
            writer.Dispose();
        }
    }

    private ByteBuffer Finish(ByteBuffer output)
    {
        switch (format.Encoding)
        {
            case ResponseEncoding.Yaml:
                var yaml = new ByteBuffer();
                yaml.Add(MediaTypes.JsonToYaml(output.ToArray()));
                return yaml;
            case ResponseEncoding.Json when format.IsPretty:
                var pretty = new ByteBuffer();
                pretty.Add(PrettyJson.Indent(output.ToArray()));
                return pretty;
            case ResponseEncoding.Json:
                output.Add("\n"u8.ToArray());
                return output;
            default:
                return output;
        }
    }
}
