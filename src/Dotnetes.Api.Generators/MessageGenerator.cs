using System.Text;
using Microsoft.CodeAnalysis;

namespace Dotnetes.Api.Generators;

/// <summary>
/// Gives every record marked with <c>ApiType</c> or <c>GrpcMessage</c> its JSON and protobuf codecs, value equality and schema. The C# record
/// is the only source; nothing is looked up at run time.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class MessageGenerator : IIncrementalGenerator
{
    private const string ApiType = "Dotnetes.Serialization.Attributes.ApiTypeAttribute";
    private const string GrpcMessage = "Dotnetes.Serialization.Attributes.GrpcMessageAttribute";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        Register(context, ApiType);
        Register(context, GrpcMessage);
    }

    private static void Register(IncrementalGeneratorInitializationContext context, string attribute)
    {
        // The transform ends in text, which compares by value, so unchanged records cost nothing downstream.
        var sources = context.SyntaxProvider.ForAttributeWithMetadataName(
            attribute,
            static (_, _) => true,
            static (match, _) =>
            {
                var model = ModelReader.Read((INamedTypeSymbol)match.TargetSymbol);
                return (Hint: $"{model.Namespace}.{model.Name}.g.cs", Text: TypeEmitter.Emit(model));
            });
        context.RegisterSourceOutput(sources, static (output, source) =>
            output.AddSource(source.Hint, Microsoft.CodeAnalysis.Text.SourceText.From(source.Text, Encoding.UTF8)));
    }
}
