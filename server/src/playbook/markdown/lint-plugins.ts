import blockquoteIndentation from 'remark-lint-blockquote-indentation';
import codeBlockStyle from 'remark-lint-code-block-style';
import correctMediaSyntax from 'remark-lint-correct-media-syntax';
import definitionCase from 'remark-lint-definition-case';
import definitionSort from 'remark-lint-definition-sort';
import definitionSpacing from 'remark-lint-definition-spacing';
import emphasisMarker from 'remark-lint-emphasis-marker';
import fencedCodeFlag from 'remark-lint-fenced-code-flag';
import fencedCodeMarker from 'remark-lint-fenced-code-marker';
import fileExtension from 'remark-lint-file-extension';
import finalDefinition from 'remark-lint-final-definition';
import finalNewline from 'remark-lint-final-newline';
import firstHeadingLevel from 'remark-lint-first-heading-level';
import hardBreakSpaces from 'remark-lint-hard-break-spaces';
import headingIncrement from 'remark-lint-heading-increment';
import headingStyle from 'remark-lint-heading-style';
import linebreakStyle from 'remark-lint-linebreak-style';
import linkTitleStyle from 'remark-lint-link-title-style';
import listItemBulletIndent from 'remark-lint-list-item-bullet-indent';
import listItemContentIndent from 'remark-lint-list-item-content-indent';
import listItemIndent from 'remark-lint-list-item-indent';
import listItemSpacing from 'remark-lint-list-item-spacing';
import maximumHeadingLength from 'remark-lint-maximum-heading-length';
import maximumLineLength from 'remark-lint-maximum-line-length';
import mediaStyle from 'remark-lint-media-style';
import noBlockquoteWithoutMarker from 'remark-lint-no-blockquote-without-marker';
import noConsecutiveBlankLines from 'remark-lint-no-consecutive-blank-lines';
import noDuplicateDefinedUrls from 'remark-lint-no-duplicate-defined-urls';
import noDuplicateDefinitions from 'remark-lint-no-duplicate-definitions';
import noDuplicateHeadings from 'remark-lint-no-duplicate-headings';
import noDuplicateHeadingsInSection from 'remark-lint-no-duplicate-headings-in-section';
import noEmphasisAsHeading from 'remark-lint-no-emphasis-as-heading';
import noEmptyUrl from 'remark-lint-no-empty-url';
import noFileNameArticles from 'remark-lint-no-file-name-articles';
import noFileNameConsecutiveDashes from 'remark-lint-no-file-name-consecutive-dashes';
import noFileNameIrregularCharacters from 'remark-lint-no-file-name-irregular-characters';
import noFileNameMixedCase from 'remark-lint-no-file-name-mixed-case';
import noFileNameOuterDashes from 'remark-lint-no-file-name-outer-dashes';
import noHeadingContentIndent from 'remark-lint-no-heading-content-indent';
import noHeadingIndent from 'remark-lint-no-heading-indent';
import noHeadingLikeParagraph from 'remark-lint-no-heading-like-paragraph';
import noHeadingPunctuation from 'remark-lint-no-heading-punctuation';
import noHiddenTableCell from 'remark-lint-no-hidden-table-cell';
import noHtml from 'remark-lint-no-html';
import noMissingBlankLines from 'remark-lint-no-missing-blank-lines';
import noMultipleToplevelHeadings from 'remark-lint-no-multiple-toplevel-headings';
import noParagraphContentIndent from 'remark-lint-no-paragraph-content-indent';
import noReferenceLikeUrl from 'remark-lint-no-reference-like-url';
import noShellDollars from 'remark-lint-no-shell-dollars';
import noShortcutReferenceImage from 'remark-lint-no-shortcut-reference-image';
import noShortcutReferenceLink from 'remark-lint-no-shortcut-reference-link';
import noTableIndentation from 'remark-lint-no-table-indentation';
import noTabs from 'remark-lint-no-tabs';
import noUndefinedReferences from 'remark-lint-no-undefined-references';
import noUnneededFullReferenceImage from 'remark-lint-no-unneeded-full-reference-image';
import noUnneededFullReferenceLink from 'remark-lint-no-unneeded-full-reference-link';
import noUnusedDefinitions from 'remark-lint-no-unused-definitions';
import orderedListMarkerStyle from 'remark-lint-ordered-list-marker-style';
import orderedListMarkerValue from 'remark-lint-ordered-list-marker-value';
import ruleStyle from 'remark-lint-rule-style';
import strongMarker from 'remark-lint-strong-marker';
import tableCellPadding from 'remark-lint-table-cell-padding';
import tablePipeAlignment from 'remark-lint-table-pipe-alignment';
import tablePipes from 'remark-lint-table-pipes';
import unorderedListMarkerStyle from 'remark-lint-unordered-list-marker-style';

/**
 * remark-lint's official rules, by their names without `remark-lint-`. They are named here one by one because naming a rule
 * in a configuration must never load code. Left out are those for syntax that a playbook is not read with (MDX, directives,
 * check boxes, strikethrough, bare addresses): they could not find anything.
 */
export const PLUGINS = {
  'blockquote-indentation': blockquoteIndentation,
  'code-block-style': codeBlockStyle,
  'correct-media-syntax': correctMediaSyntax,
  'definition-case': definitionCase,
  'definition-sort': definitionSort,
  'definition-spacing': definitionSpacing,
  'emphasis-marker': emphasisMarker,
  'fenced-code-flag': fencedCodeFlag,
  'fenced-code-marker': fencedCodeMarker,
  'file-extension': fileExtension,
  'final-definition': finalDefinition,
  'final-newline': finalNewline,
  'first-heading-level': firstHeadingLevel,
  'hard-break-spaces': hardBreakSpaces,
  'heading-increment': headingIncrement,
  'heading-style': headingStyle,
  'linebreak-style': linebreakStyle,
  'link-title-style': linkTitleStyle,
  'list-item-bullet-indent': listItemBulletIndent,
  'list-item-content-indent': listItemContentIndent,
  'list-item-indent': listItemIndent,
  'list-item-spacing': listItemSpacing,
  'maximum-heading-length': maximumHeadingLength,
  'maximum-line-length': maximumLineLength,
  'media-style': mediaStyle,
  'no-blockquote-without-marker': noBlockquoteWithoutMarker,
  'no-consecutive-blank-lines': noConsecutiveBlankLines,
  'no-duplicate-defined-urls': noDuplicateDefinedUrls,
  'no-duplicate-definitions': noDuplicateDefinitions,
  'no-duplicate-headings': noDuplicateHeadings,
  'no-duplicate-headings-in-section': noDuplicateHeadingsInSection,
  'no-emphasis-as-heading': noEmphasisAsHeading,
  'no-empty-url': noEmptyUrl,
  'no-file-name-articles': noFileNameArticles,
  'no-file-name-consecutive-dashes': noFileNameConsecutiveDashes,
  'no-file-name-irregular-characters': noFileNameIrregularCharacters,
  'no-file-name-mixed-case': noFileNameMixedCase,
  'no-file-name-outer-dashes': noFileNameOuterDashes,
  'no-heading-content-indent': noHeadingContentIndent,
  'no-heading-indent': noHeadingIndent,
  'no-heading-like-paragraph': noHeadingLikeParagraph,
  'no-heading-punctuation': noHeadingPunctuation,
  'no-hidden-table-cell': noHiddenTableCell,
  'no-html': noHtml,
  'no-missing-blank-lines': noMissingBlankLines,
  'no-multiple-toplevel-headings': noMultipleToplevelHeadings,
  'no-paragraph-content-indent': noParagraphContentIndent,
  'no-reference-like-url': noReferenceLikeUrl,
  'no-shell-dollars': noShellDollars,
  'no-shortcut-reference-image': noShortcutReferenceImage,
  'no-shortcut-reference-link': noShortcutReferenceLink,
  'no-table-indentation': noTableIndentation,
  'no-tabs': noTabs,
  'no-undefined-references': noUndefinedReferences,
  'no-unneeded-full-reference-image': noUnneededFullReferenceImage,
  'no-unneeded-full-reference-link': noUnneededFullReferenceLink,
  'no-unused-definitions': noUnusedDefinitions,
  'ordered-list-marker-style': orderedListMarkerStyle,
  'ordered-list-marker-value': orderedListMarkerValue,
  'rule-style': ruleStyle,
  'strong-marker': strongMarker,
  'table-cell-padding': tableCellPadding,
  'table-pipe-alignment': tablePipeAlignment,
  'table-pipes': tablePipes,
  'unordered-list-marker-style': unorderedListMarkerStyle,
} as const;

export type PluginName = keyof typeof PLUGINS;
